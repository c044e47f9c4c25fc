import { getDomain } from 'tldts';

/**
 * The part of a host that one owner registered, by the Public Suffix List with its private section
 * (so that two tenants of `github.io` are two sites).
 * @param host an A-label host name without port.
 * @returns null for IP addresses, single labels, hosts with a trailing dot and hosts that are public suffixes themselves.
 */
export function baseDomain(host: string): string | null {
  if (host.endsWith('.')) return null;
  return getDomain(host, { allowPrivateDomains: true, extractHostname: false });
}
