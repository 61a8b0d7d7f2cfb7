(() => {
  const data = JSON.parse(document.getElementById('texts').textContent), texts = data.cells;
  const filters = document.getElementById('filters'), choice = document.getElementById('choice');
  const rows = [...document.querySelectorAll('#grid tbody tr')];
  const filter = () => {
    const text = filters.text.value.toLowerCase().trim(), family = filters.family.value;
    const marks = ['flip', 'flaky', 'hard'].filter(mark => filters[mark].checked);
    let shown = 0;
    for (const row of rows) {
      const fits = row.dataset.text.includes(text) && (!family || row.dataset.family === family)
        && marks.every(mark => row.dataset.marks.split(' ').includes(mark));
      row.hidden = !fits;
      shown += fits;
    }
    filters.count.value = shown + ' of ' + rows.length + ' cases';
  };
  filters.addEventListener('input', filter);
  filters.addEventListener('submit', event => event.preventDefault());
  const fill = (select, values, keep) => {
    select.replaceChildren(...values.map(value => new Option(value, value)));
    if (values.includes(keep)) select.value = keep;
  };
  const show = () => {
    const arms = texts[choice.case.value] || {}, names = Object.keys(arms);
    fill(choice.a, names, choice.a.value);
    fill(choice.b, names, choice.b.value || names[names.length - 1]);
    const most = Math.max(1, ...names.map(name => arms[name].length));
    fill(choice.repeat, [...Array(most).keys()].map(i => String(i + 1)), choice.repeat.value);
    const said = name => (arms[name] || [])[choice.repeat.value - 1] || { text: 'nothing here', asked: [] };
    const lines = name => said(name).text.split('\n');
    const a = lines(choice.a.value), b = lines(choice.b.value);
    const write = (side, mine, other) => {
      document.getElementById('name-' + side).textContent = choice[side].value || '';
      const known = new Set(other);
      document.getElementById('text-' + side).replaceChildren(...mine.map(line => {
        const span = document.createElement('span');
        span.textContent = line + '\n';
        if (!known.has(line)) span.className = 'only';
        return span;
      }));
      const fold = (title, text) => {
        const details = document.createElement('details'), summary = document.createElement('summary'), pre = document.createElement('pre');
        summary.textContent = title;
        pre.textContent = text;
        details.append(summary, pre);
        return details;
      };
      document.getElementById('asked-' + side).replaceChildren(...said(choice[side].value).asked.flatMap((each, n) => [
        fold('Prompt ' + (n + 1), data.prompts[each.prompt]), fold('Reply ' + (n + 1) + ', ' + each.outcome, each.reply)]));
    };
    write('a', a, b);
    write('b', b, a);
  };
  choice.addEventListener('input', show);
  document.getElementById('grid').addEventListener('click', event => {
    const button = event.target.closest('button');
    if (!button) return;
    choice.case.value = button.dataset.case;
    const names = Object.keys(texts[button.dataset.case] || {});
    fill(choice.a, names, names.find(name => name !== button.dataset.arm) || button.dataset.arm);
    fill(choice.b, names, button.dataset.arm);
    show();
    document.getElementById('outputs').scrollIntoView();
  });
  fill(choice.case, Object.keys(texts), '');
  filter();
  show();
})();
