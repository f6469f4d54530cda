// The root page: follow the link of the first language the browser asks for that we have.
(() => {
  const links = [...document.querySelectorAll("a[hreflang]")];
  const wanted = (navigator.languages || [navigator.language || ""]).map((tag) => tag.toLowerCase());
  const fits = (tag, link) => {
    const ours = link.hreflang.toLowerCase();
    return tag === ours || tag.startsWith(`${ours}-`) || ours.startsWith(`${tag}-`);
  };
  const choice = wanted.map((tag) => links.find((link) => fits(tag, link))).find(Boolean) || links[0];
  if (choice) location.replace(choice.href + location.search + location.hash);
})();
