import { canProveSight, type FrameCharge, type FrameNews, type FrameWish } from '..';

/** The way to what a frame of ours shows. */
export interface Channel {
  say(news: FrameNews): void;
  end(): void;
}

/**
 * Hands a frame what it stands for, through a channel that the page has no end of.
 * @param origin of our pages, which is not that of the address that the frame is given: this one changes with each session.
 * @param hear is called with what the frame wishes.
 */
function openBothWays(
  iframe: HTMLIFrameElement,
  origin: string,
  charge: FrameCharge,
  hear: (wish: FrameWish) => void,
): Channel {
  const { port1: port, port2 } = new MessageChannel();
  port.onmessage = ({ data }: MessageEvent<FrameWish>) => hear(data);
  const hand = (): void => iframe.contentWindow?.postMessage(JSON.stringify(charge), origin, [port2]);
  iframe.addEventListener('load', hand, { once: true });
  return {
    say: (news) => port.postMessage(news),
    end: () => port.close(),
  };
}

const NO_CHANNEL: Channel = { say: () => undefined, end: () => undefined };

/**
 * Gives a frame the page of ours at an address, and with it what it stands for. Firefox passes on nothing that is said to the window of such
 * a frame; so there the charge ends the address, which the page cannot read: the frame stands in a closed root. To a page it would be worth
 * nothing: only pages of ours can ask with a token, and a frame there acts on nothing. What the frame wishes comes through the background.
 * (The window around the frame would be nearer, but the page hears what is said there, and by whom: an address that is this browser's alone.)
 */
export function openFrame(
  iframe: HTMLIFrameElement,
  address: string,
  origin: string,
  charge: FrameCharge,
  hear: (wish: FrameWish) => void,
): Channel {
  const isOneWay = !canProveSight();
  iframe.src = isOneWay ? `${address}#${encodeURIComponent(JSON.stringify(charge))}` : address;
  return isOneWay ? NO_CHANNEL : openBothWays(iframe, origin, charge, hear);
}
