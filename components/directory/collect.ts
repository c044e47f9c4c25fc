import type { TextKey } from '../../lib/text';
import {
  type Directory,
  type DirectoryGroup,
  type DirectoryMember,
  type ImportOptions,
  MOST_EMAIL,
  MOST_ID,
  MOST_NAME,
  type Problem,
} from './directory';

export interface Collector {
  /** Takes it, or says why not. */
  readonly addMember: (line: number | null, member: DirectoryMember) => boolean;
  readonly addGroup: (line: number | null, group: DirectoryGroup) => void;
  readonly lose: (line: number | null, text: TextKey, ...parts: (string | number)[]) => void;
  readonly note: (line: number | null, text: TextKey, ...parts: (string | number)[]) => void;
  readonly end: (options: Partial<ImportOptions>) => Directory;
}

const isAddress = (email: string): boolean => /^[^\s@]+@[^\s@]+$/.test(email) && email.length <= MOST_EMAIL;

/** Somebody who goes may have no address: the server knows them by the ID. */
function faultOfMember({ email, externalId, isDeleted }: DirectoryMember): TextKey | null {
  if (externalId === '') return 'importNoId';
  if (externalId.length > MOST_ID) return 'importLongId';
  if (email === '') return isDeleted ? null : 'importNoEmail';
  return isAddress(email) ? null : 'importBadEmail';
}

function faultOfGroup({ name, externalId }: DirectoryGroup): TextKey | null {
  if (name === '') return 'importNoGroupName';
  if (name.length > MOST_NAME) return 'importLongGroupName';
  if (externalId === '') return 'importNoGroupId';
  return (externalId?.length ?? 0) > MOST_ID ? 'importLongId' : null;
}

/** What is read of a file, row by row; a row that cannot be taken costs no other. */
export function createCollector(): Collector {
  const [ids, emails] = [new Set<string>(), new Set<string>()];
  const members: DirectoryMember[] = [];
  const groups = new Map<string, DirectoryGroup>();
  const problems: Problem[] = [];
  const tell =
    (isLoss: boolean): Collector['note'] =>
    (line, text, ...parts) =>
      void problems.push({ line, text, parts, isLoss });
  const lose = tell(true);
  return {
    lose,
    note: tell(false),
    addMember(line, member) {
      const { email, externalId } = member;
      const fault = faultOfMember(member);
      const folded = email.toLowerCase();
      if (fault) lose(line, fault, email || externalId);
      else if (ids.has(externalId)) lose(line, 'importSameId', externalId);
      else if (email !== '' && emails.has(folded)) lose(line, 'importSameEmail', email);
      else {
        ids.add(externalId);
        if (email !== '') emails.add(folded);
        members.push(member);
        return true;
      }
      return false;
    },
    addGroup(line, group) {
      const fault = faultOfGroup(group);
      const key = group.externalId ?? `\n${group.name}`;
      if (fault) lose(line, fault, group.name || (group.externalId ?? ''));
      else if (groups.has(key)) lose(line, 'importSameGroup', group.name);
      else groups.set(key, group);
    },
    end: (options) => ({ members, groups: [...groups.values()], problems, options }),
  };
}
