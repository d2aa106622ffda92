import type { z } from 'zod';

/**
 * Why Slack refuses `value`, in the words of its `response_metadata.messages`; empty where it does not.
 * `pointer` is the JSON pointer of the value itself, such as `/blocks`.
 */
export function problemsOf(schema: z.ZodType, value: unknown, pointer: string): readonly string[] {
  const result = schema.safeParse(value, { error: describe });
  if (result.success) return [];
  return result.error.issues.map(({ message, path }) => {
    // Slack points at the object that lacks the field.
    const place = message.startsWith('missing required field') ? path.slice(0, -1) : path;
    return `${message} [json-pointer:${[pointer, ...place.map(String)].join('/')}]`;
  });
}

function describe(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'too_big':
      if (issue.origin === 'array') return `no more than ${issue.maximum} items allowed`;
      return `must be less than ${Number(issue.maximum) + 1}${unit(issue.origin)}`;
    case 'too_small':
      if (issue.origin === 'array') return `no fewer than ${issue.minimum} items allowed`;
      return `must be more than ${Number(issue.minimum) - 1}${unit(issue.origin)}`;
    case 'invalid_type':
      return issue.input === undefined ? missing(issue) : `must be of type: ${issue.expected}`;
    case 'invalid_union':
      return typeOf(issue.input) === undefined
        ? missing(issue)
        : `unsupported type: ${String(typeOf(issue.input))}`;
    case 'invalid_value':
      return issue.input === undefined
        ? missing(issue)
        : `must be one of: ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`;
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'not_multiple_of':
    default:
      return 'must be of a valid format';
  }
}

function missing(issue: z.core.$ZodRawIssue): string {
  return `missing required field: ${String(issue.path?.at(-1) ?? 'blocks')}`;
}

function unit(origin: string): string {
  return origin === 'string' ? ' characters' : '';
}

function typeOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined;
}
