/* Votes typed by keys: Enter and the arrows move, sums stand beside each row. Without this file Tab does the same. */

(function () {
  "use strict";

  var grid = document.querySelector("[data-grid]");
  if (!grid) { return; }
  var fields = Array.prototype.slice.call(grid.querySelectorAll("input:not([type=hidden])"));

  function move(from, by) {
    var place = fields[fields.indexOf(from) + by] || grid.querySelector("[type=submit]");
    place.focus();
    if (place.select) { place.select(); }
  }

  function add(row) {
    var sum = row.querySelector("[data-sum]");
    var valid = grid.querySelector("[name=valid]").value.trim();
    var cells = Array.prototype.slice.call(row.querySelectorAll("input"));
    var known = cells.filter(function (cell) { return (/^\d+$/).test(cell.value.trim()); });
    var total = known.reduce(function (before, cell) { return before + Number(cell.value); }, 0);
    sum.textContent = known.length ? "= " + total : "";
    sum.classList.toggle("is-off", known.length > 0 && valid !== "" && total !== Number(valid));
  }

  function addAll() { grid.querySelectorAll("[data-row]").forEach(add); }

  grid.addEventListener("keydown", function (event) {
    if (event.target.tagName !== "INPUT" || event.ctrlKey || event.altKey || event.metaKey) { return; }
    if (event.key === "Enter" || event.key === "ArrowDown") { move(event.target, 1); }
    else if (event.key === "ArrowUp") { move(event.target, -1); }
    else { return; }
    event.preventDefault();
  });
  grid.addEventListener("input", addAll);
  addAll();
  if (fields[0]) { fields[0].focus(); }
})();
