import { type Entry, type LoadedList, loadList } from './load-list.ts';
import { errorAt, type Problem } from './problem.ts';
import { Service } from './service.ts';

export function loadServices(folder: string): LoadedList<Service> {
  const loaded = loadList(folder, 'services.yml', Service, 'service');
  return { ...loaded, problems: [...loaded.problems, ...claimedTwice(loaded.entries)] };
}

/** An id or a current name that two services have. Former and short names may be shared. */
function claimedTwice(entries: readonly Entry<Service>[]): Problem[] {
  const problems: Problem[] = [];
  const owners = new Map<string, string>();
  for (const { value: service, placeOf } of entries) {
    for (const field of ['id', 'name'] as const) {
      const key = `${field} ${service[field].toLowerCase()}`;
      const owner = owners.get(key);
      if (owner !== undefined) {
        const what = `The ${field} ${service[field]} belongs to the service ${owner} already`;
        problems.push(errorAt(placeOf([field]), what, 'Remove one of the two'));
      }
      owners.set(key, service.id);
    }
  }
  return problems;
}
