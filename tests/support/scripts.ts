/** What names and fields can hold at worst: long, in any script, and meant to break out. */
export const SCRIPTS = {
  'Latin with markup': '*_~`<!channel> & <@U1|x> https://example.com ',
  'right to left': 'عبد الرحمن بن محمد ',
  Chinese: '欧阳修远司马光诸葛亮',
  'emoji families': '👩‍👩‍👧‍👦🏳️‍🌈',
  'combining marks': 'Z̸̡̛a̷̢l̵g̶o̴ ',
  'only ampersands': '&&&&&&&&',
};
