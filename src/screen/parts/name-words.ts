/** What is counted or measured, as people say it: `new deals a week` of `new-deals-a-week`. A stage after a colon stays as it is written. */
export function nameWords(name: string): string {
  const [what = '', ...stage] = name.split(':');
  const words = what.replaceAll('-', ' ');
  return stage.length === 0 ? words : `${words} ${stage.join(':')}`;
}
