// Typing sheets: Enter goes to the next line, and a line with too few or too many digits shows it at once.
// Without this script the form works by Tab and its button.

const form = document.getElementById("phieu");

if (form) {
  const wanted = Number(form.dataset.wanted);
  const lines = [...form.querySelectorAll(".digits")];
  const digits = (line) => line.value.replace(/\s/g, "").length;

  form.addEventListener("keydown", (event) => {
    const at = lines.indexOf(event.target);
    if (event.key !== "Enter" || at < 0 || !event.target.value.trim()) return;
    if (at + 1 < lines.length) {
      event.preventDefault();
      lines[at + 1].focus();
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!lines.includes(event.target)) return;
    event.target.classList.toggle("short", digits(event.target) > 0 && digits(event.target) !== wanted);
  });
  lines[0].focus();
}
