// A form of a right shows only the fields that its role uses. Without this script all are there, with their hints.

for (const form of document.querySelectorAll("form[data-right]")) {
  const show = () => {
    const role = form.querySelector("input[name=role]:checked")?.value;
    for (const field of form.querySelectorAll("[data-for]")) {
      field.hidden = role !== undefined && !field.dataset.for.split(" ").includes(role);
      for (const input of field.querySelectorAll("input, select")) input.disabled = field.hidden;
    }
  };
  form.addEventListener("change", show);
  show();
}
