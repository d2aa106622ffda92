import { filePayload } from '../files.ts';
import { Refusal } from './refusal.ts';
import { type Method, stringArg } from './method.ts';

export const filesInfo: Method = {
  token: 'bot',
  scope: 'files:read',
  answer({ workspace }, args) {
    const file = workspace.state.files[stringArg(args, 'file') ?? ''];
    if (file === undefined) throw new Refusal('file_not_found');
    return {
      file: filePayload(workspace, file),
      comments: [],
      response_metadata: { next_cursor: '' },
    };
  },
};
