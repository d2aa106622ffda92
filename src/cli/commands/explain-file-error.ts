import { RefusedFile } from '../../crm/refused-file.ts';
import { Refusal } from './runtime.ts';

/**
 * A sentence for the person at the terminal where a file or folder is at fault; anything else as it is. `about` goes
 * before what a refused file's sentence says.
 */
export function explainFileError(error: unknown, path: string, about = ''): unknown {
  if (error instanceof RefusedFile) return new Refusal(`${about}${error.message}`);
  if (error instanceof Error && 'code' in error && 'syscall' in error) {
    return new Refusal(`${path} can't be read: ${error.message}.`, { cause: error });
  }
  return error;
}
