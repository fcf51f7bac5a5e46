// The form of an overlay: another layout of a level shows its boxes at once. Without this, a button does it.

for (const button of document.querySelectorAll(".relayout")) button.hidden = true;

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-relayout]")) return;
  const form = event.target.form;
  const level = event.target.closest("fieldset");
  form.action = `${location.pathname}#${level.id}`;
  form.requestSubmit(level.querySelector(".relayout"));
});
