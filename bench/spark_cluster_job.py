"""Runs under the throw-away environment of ``bench/spark_cluster.sh``: the statement, on the cluster, counted."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from pyspark.sql import SparkSession


def executors(session: SparkSession) -> int:
    """Wait until an executor of each of the two workers has joined; the driver is listed among them."""
    for _ in range(60):
        joined = int(session.sparkContext._jsc.sc().getExecutorMemoryStatus().size()) - 1
        if joined == 2:
            return joined
        time.sleep(1)
    raise SystemExit("the executors did not join within a minute")


def main(place: Path, master: str) -> None:
    begun = time.perf_counter()
    session = SparkSession.builder.master(master).appName("chungsuc").config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    print(f"{executors(session)} executors joined after {time.perf_counter() - begun:.1f} s", flush=True)
    statement = (place / "statement.sql").read_text(encoding="utf-8")
    start = time.perf_counter()
    session.read.parquet(str(place / "panel.parquet")).createOrReplaceTempView("panel")
    row = session.sql(
        f"""SELECT count_if(status = 3) AS met, count_if(status = 0) AS unmet, count_if(status = 2) AS unknown,
                   sum(criteria_met) AS criteria_met FROM ({statement}) AS judged"""
    ).collect()[0]
    told = {"seconds": time.perf_counter() - start, "counts": {name: int(n) for name, n in row.asDict().items()}}
    (place / "spark.json").write_text(json.dumps(told), encoding="utf-8")
    session.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
