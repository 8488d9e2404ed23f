import { createInterface } from 'node:readline';
import { whole } from '../reading/complaints.ts';

/** What a command answers to one line of standard input. */
type Answer = (asked: Readonly<Record<string, unknown>>) => object | Promise<object>;

/**
 * One JSON object a line in, one a line out, in order. A bad line gets a complaint of its own and never stops the rest;
 * `id` is given back as it came.
 */
export async function answerLines(
  answer: Answer,
  input: NodeJS.ReadableStream,
  print: (line: string) => void,
): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') print(JSON.stringify(await answerLine(answer, line)));
  }
}

async function answerLine(answer: Answer, line: string): Promise<object> {
  const asked = parsed(line);
  if (!asked) return { complaint: whole(line, 'This line is not a JSON object.') };
  const id = Object.hasOwn(asked, 'id') ? { id: asked.id } : {};
  try {
    return { ...id, ...(await answer(asked)) };
  } catch (error) {
    return {
      ...id,
      complaint: {
        message: `This could not be worked out: ${error instanceof Error ? error.message : String(error)}.`,
        start: 0,
        end: 0,
      },
    };
  }
}

function parsed(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
