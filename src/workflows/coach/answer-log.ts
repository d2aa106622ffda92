import { answerAboutRep } from './about-rep.ts';
import type { AnswerWord } from './coach-answer.ts';

/** `/coach log name`: the modal for that rep, or for one to be chosen. */
export const answerLog: AnswerWord = async (context, asker, name) => {
  const log = { answer: 'log', manager: asker.person } as const;
  if (name === '') return { ...log, rep: undefined };
  return answerAboutRep(context, asker, name, (rep) => ({ ...log, rep }));
};
