// The receipt can be printed by its button.
const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => print());
