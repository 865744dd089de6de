
(function () {
  "use strict";
  var main = document.getElementById("main");
  var summary = document.getElementById("summary");
  document.documentElement.classList.add("js");
  main.insertBefore(summary, main.firstChild);

  var form = document.getElementById("filter");
  if (!form) { return; }
  var path = document.getElementById("path");
  var shown = document.getElementById("shown");
  var articles = list(document, ".proof");
  var total = list(document, ".finding").length;

  function list(node, selector) { return Array.prototype.slice.call(node.querySelectorAll(selector)); }

  function chosen(name) {
    var out = {};
    list(form, "input[name=" + name + "]").forEach(function (box) { out[box.value] = box.checked; });
    return out;
  }

  function plural(n, word) { return n + " " + word + (n === 1 ? "" : "s"); }

  function apply() {
    var severities = chosen("severity"), rules = chosen("rule");
    var wanted = path.value.trim().toLowerCase();
    var findings = 0, files = 0;
    articles.forEach(function (article) {
      var here = article.dataset.path.toLowerCase().indexOf(wanted) >= 0;
      var numbers = {}, count = 0;
      list(article, ".finding").forEach(function (finding) {
        var show = here && severities[finding.dataset.severity] && rules[finding.dataset.rule];
        finding.hidden = !show;
        numbers[finding.id.slice(1)] = show;
        if (show) { count++; }
      });
      article.hidden = count === 0;
      list(article, "mark").forEach(function (mark) {
        mark.classList.toggle("off", !mark.dataset.of.split(" ").some(function (n) { return numbers[n]; }));
      });
      list(article, ".ref").forEach(function (ref) { ref.hidden = !numbers[ref.id.slice(1)]; });
      var line = form.parentNode.querySelector("[data-article=" + article.id + "]");
      if (line) { line.hidden = count === 0; }
      findings += count;
      if (count > 0) { files++; }
    });
    shown.textContent = "Showing " + findings + " of " + plural(total, "finding") + ", in " + plural(files, "article") + ".";
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", apply);
  form.addEventListener("change", apply);
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
  document.getElementById("none").addEventListener("click", function () {
    list(form, "input[name=rule]").forEach(function (box) { box.checked = false; });
    apply();
  });
  apply();
  if (location.hash.length > 1) {
    var target = document.getElementById(location.hash.slice(1));
    if (target) { target.scrollIntoView(); }
  }
})();
