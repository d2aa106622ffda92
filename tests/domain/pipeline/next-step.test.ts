import { expect, test } from 'vitest';
import { isNextStep } from '#src/domain/pipeline/next-step.ts';

test.each([
  'Workshop with the plant manager on 4 Dec',
  'Legal sends redlines by Tuesday',
  'Follow up on the security questionnaire',
  'Angebot mit Frau Krüger durchsprechen',
  'Nachfassen: Freigabe durch den Einkauf',
  'Présenter le devis à la direction',
  'Enviar la propuesta firmada a compras',
  'Apresentar a proposta ao diretor financeiro',
  '購買部長に最終見積を提示する',
  'Redlines Friday',
  'Follow up budget',
])('%s says what comes next', (text) => {
  expect(isNextStep(text)).toBe(true);
});

test.each([
  undefined,
  '',
  '   ',
  'call',
  'Signature',
  'Follow up',
  'follow-up with customer next week',
  'Touch base again with the client',
  'TBD ---------------',
  'Waiting for feedback from customer',
  'Check in with them next month',
  'Beim Kunden nachfassen',
  'Auf Rückmeldung warten',
  'Nächste Woche wieder anrufen',
  'Relancer le client la semaine prochaine',
  'En attente de retour client',
  'Dar seguimiento al cliente',
  'Llamar al cliente la próxima semana',
  'Fazer acompanhamento com o cliente',
  'Aguardando retorno do cliente',
  '電話する',
  'Redlines by me',
  '  Redlines by me  ',
  'Größe klären A',
  'Follow up price',
  'To be determined, TBC, none',
])('%s does not', (text) => {
  expect(isNextStep(text)).toBe(false);
});
