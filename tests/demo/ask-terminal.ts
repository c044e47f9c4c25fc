import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Failure } from '../setup/failure.mjs';

/** Asks a question in the terminal; what is typed stays unseen when it is secret. */
export async function askTerminal(question: string, isSecret = false): Promise<string> {
  if (!process.stdin.isTTY) throw new Failure(`${question} is missing, and there is no terminal to ask in.`);
  process.stdout.write(`${question}: `);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({
    input: process.stdin,
    output: isSecret ? unseen : process.stdout,
    terminal: true,
  });
  const answer = await terminal.question('');
  terminal.close();
  if (isSecret) process.stdout.write('\n');
  return answer.trim();
}
