import type { LocalSlack, LocalSlackOptions } from './api.ts';

export declare function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlack>;
