import type { Fault } from '../api.ts';

/** The faults that wait for the calls they hit. */
export interface Faults {
  /** The next `times` calls of the method, or of any where it is `*`, meet the fault. */
  plan(method: string, fault: Fault, times: number): void;
  /** Takes the fault that this call meets off the plan: the one planned first. */
  next(method: string): Fault | undefined;
}

export function createFaults(): Faults {
  const planned: { method: string; fault: Fault; times: number }[] = [];
  return {
    plan(method, fault, times) {
      planned.push({ method, fault, times });
    },
    next(method) {
      const index = planned.findIndex((plan) => plan.method === method || plan.method === '*');
      const plan = planned[index];
      if (plan === undefined) return undefined;
      plan.times -= 1;
      if (plan.times <= 0) planned.splice(index, 1);
      return plan.fault;
    },
  };
}
