#!/bin/sh
# Judge the bench's panel on a real Spark standalone cluster (1 master, 2 workers on loopback) and hold the
# counts against DuckDB. Usage: bench/spark_cluster.sh [UNITS] [MONTHS]. Needs Java 17 and the project's .venv.
set -eu
cd "$(dirname "$0")/.."
units=${1:-1060} months=${2:-12}
command -v java >/dev/null || { echo "Java 17 is missing: install a JRE and try again" >&2; exit 1; }

place=$(mktemp -d)
master='' one='' two=''
end() {
    for pid in $two $one $master; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$place"
}
trap end EXIT
trap 'exit 1' INT TERM

.venv/bin/python -m bench.spark_cluster prepare "$place" "$units" "$months"

echo "making a throw-away environment with pyspark 4.0"
.venv/bin/python -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check 'pyspark==4.0.*'

# The wheel has bin/spark-class and the jars; what sbin/ would start is started here one by one.
SPARK_HOME=$("$place/venv/bin/python" -c 'import pathlib, pyspark; print(pathlib.Path(pyspark.__file__).parent)')
PYSPARK_PYTHON=$place/venv/bin/python
SPARK_LOCAL_IP=127.0.0.1 SPARK_LOG_DIR=$place/log SPARK_WORKER_DIR=$place/work
export SPARK_HOME PYSPARK_PYTHON SPARK_LOCAL_IP SPARK_LOG_DIR SPARK_WORKER_DIR
daemon="$SPARK_HOME/bin/spark-class org.apache.spark.deploy"

$daemon.master.Master --host 127.0.0.1 --port 17077 --webui-port 18080 >"$place/master.log" 2>&1 &
master=$!
$daemon.worker.Worker spark://127.0.0.1:17077 --cores 1 --memory 2g --webui-port 18081 >"$place/one.log" 2>&1 &
one=$!
$daemon.worker.Worker spark://127.0.0.1:17077 --cores 1 --memory 2g --webui-port 18082 >"$place/two.log" 2>&1 &
two=$!

waited=0
until [ "$(grep -c 'Registering worker' "$place/master.log" 2>/dev/null || true)" = 2 ]; do
    waited=$((waited + 1))
    [ "$waited" -le 90 ] || { cat "$place/master.log" >&2; exit 1; }
    sleep 1
done
echo "1 master and 2 workers are up after $waited s"

"$place/venv/bin/python" bench/spark_cluster_job.py "$place" spark://127.0.0.1:17077
.venv/bin/python -m bench.spark_cluster compare "$place"
