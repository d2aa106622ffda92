import {
  parseSync,
  Visitor,
  type Expression,
  type Node,
  type TSAsExpression,
  type VisitorObject,
} from 'oxc-parser';

/** One small change of a source text. */
export interface Mutation {
  /** What is done, such as "condition negated". */
  readonly what: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

const TURNED: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '/=': ['*='],
  '++': ['--'],
  '--': ['++'],
};

/** Calls that become another: of an array, a string, or Math. */
const SWAPPED: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  find: 'findLast',
  findLast: 'find',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  round: 'floor',
};

/** Calls without which what they are called on stays as it is. */
const DROPPED = new Set([
  'filter',
  'slice',
  'toSorted',
  'toReversed',
  'trim',
  'toLowerCase',
  'toUpperCase',
]);

/** What is not logic: types, imports, and what is said to people or logged. */
const NO_LOGIC = [
  'ImportDeclaration',
  'ThrowStatement',
  'TSTypeAnnotation',
  'TSTypeParameterInstantiation',
  'TSTypeParameterDeclaration',
  'TSTypeAliasDeclaration',
  'TSInterfaceDeclaration',
  'TSLiteralType',
] as const;

/** Every change that can be made of a TypeScript source, from its beginning to its end; each leaves it readable. */
export function mutationsOf(source: string): readonly Mutation[] {
  const found = new Map<string, Mutation>();
  const skipped: Pick<Node, 'start' | 'end'>[] = [];
  const visitor: VisitorObject = mutator(source, (what, { start, end }, replacement) => {
    const mutation = { what, start, end, replacement };
    found.set(JSON.stringify([start, end, replacement]), mutation);
  });
  for (const type of NO_LOGIC) visitor[type] = (node: Node) => skipped.push(node);
  visitor.TSAsExpression = (node) => {
    if (isVocabulary(node)) skipped.push(node);
  };
  new Visitor(visitor).visit(parse(source).program);
  return [...found.values()]
    .filter(({ start, end }) => !skipped.some((node) => node.start <= start && end <= node.end))
    .filter((mutation) => parse(mutate(source, mutation)).errors.length === 0)
    .toSorted((one, other) => one.start - other.start || one.end - other.end);
}

export function mutate(source: string, { start, end, replacement }: Mutation): string {
  return source.slice(0, start) + replacement + source.slice(end);
}

/** The lines that a change lies in, before and after it, each as one line. */
export function linesOf(source: string, { start, end, replacement }: Mutation) {
  const from = source.lastIndexOf('\n', start - 1) + 1;
  const to = source.indexOf('\n', end);
  const before = source.slice(from, to);
  const after = source.slice(from, start) + replacement + source.slice(end, to);
  return { before: oneLine(before), after: oneLine(after) };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function parse(source: string) {
  return parseSync('mutated.ts', source);
}

/** A list of words `as const` is where a type comes from: the compiler notices a change of it. */
function isVocabulary({ expression, typeAnnotation }: TSAsExpression): boolean {
  return (
    typeAnnotation.type === 'TSTypeReference' &&
    typeAnnotation.typeName.type === 'Identifier' &&
    typeAnnotation.typeName.name === 'const' &&
    expression.type === 'ArrayExpression' &&
    expression.elements.every((element) => element !== null && isText(element))
  );
}

type Place = Pick<Node, 'start' | 'end'>;

function mutator(
  source: string,
  change: (what: string, place: Place, replacement: string) => void,
): VisitorObject {
  const text = ({ start, end }: Place) => source.slice(start, end);
  /** Turns an operator, which stands between two places. */
  const turn = (operator: string, { start, end }: Place) => {
    for (const other of TURNED[operator] ?? []) {
      const replacement = source.slice(start, end).replace(operator, other);
      change(`${operator} turned into ${other}`, { start, end }, replacement);
    }
  };
  const negate = (test: Expression) => change('condition negated', test, `!(${text(test)})`);

  return {
    BinaryExpression({ left, operator, right }) {
      const joinsText = [left, right].some((side) => isText(side));
      if (!joinsText) turn(operator, { start: left.end, end: right.start });
    },
    LogicalExpression(node) {
      const { left, operator, right } = node;
      if (operator === '??') {
        change('default dropped', node, text(left));
        return;
      }
      const other = operator === '&&' ? '||' : '&&';
      const between = { start: left.end, end: right.start };
      change(`${operator} turned into ${other}`, between, text(between).replace(operator, other));
      change('condition dropped', node, text(left));
      change('condition dropped', node, text(right));
    },
    UnaryExpression(node) {
      const { operator, argument } = node;
      if (operator === '!' || operator === '-') change(`${operator} dropped`, node, text(argument));
    },
    AssignmentExpression({ left, operator, right }) {
      turn(operator, { start: left.end, end: right.start });
    },
    UpdateExpression(node) {
      turn(node.operator, node);
    },
    Literal(node) {
      if (typeof node.value === 'number') change('one higher', node, String(node.value + 1));
      if (typeof node.value === 'boolean') change('turned', node, String(!node.value));
    },
    IfStatement(node) {
      negate(node.test);
      if (node.alternate === null) change('left out', node, ';');
    },
    ConditionalExpression({ test }) {
      negate(test);
    },
    WhileStatement({ test }) {
      negate(test);
    },
    ReturnStatement({ argument }) {
      if (argument === null || argument.type === 'Literal' || text(argument) === 'undefined')
        return;
      if (!['[]', '{}'].includes(text(argument)))
        change('nothing returned', argument, emptied(argument));
    },
    ArrayExpression({ elements }) {
      // One of each list, or the long ones would be most of what there is.
      const middle = Math.floor(elements.length / 2);
      const element = elements[middle];
      if (element === null || element === undefined) return;
      const next = elements[middle + 1];
      const end = next?.start ?? element.end;
      change('element dropped', { start: element.start, end }, '');
    },
    ExpressionStatement(node) {
      const { expression } = node;
      const call = expression.type === 'AwaitExpression' ? expression.argument : expression;
      if (call.type === 'CallExpression' && !isLog(text(call.callee))) {
        change('left out', node, ';');
      }
    },
    CallExpression(node) {
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || callee.computed) return;
      const { name } = callee.property;
      const swapped = SWAPPED[name];
      if (swapped !== undefined) change(`${name} turned into ${swapped}`, callee.property, swapped);
      if (DROPPED.has(name)) change(`${name} dropped`, node, text(callee.object));
    },
  };
}

function isText(node: Node): boolean {
  return (
    node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string')
  );
}

function isLog(callee: string): boolean {
  return /\blog(ger)?\??\.\w+$/.test(callee);
}

function emptied({ type }: Expression): string {
  return type === 'ArrayExpression' ? '[]' : 'undefined';
}
