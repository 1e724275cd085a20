// SPDX-License-Identifier: Apache-2.0

/** What is being measured of one landscape. */
export interface Work {
  landscape: number;
  done: number;
  total: number;
}

/** What the server says of itself; a raised version means that the data have changed. */
export interface ServerState {
  version: number;
  /** Whether regions can be measured on smaller steps. */
  finer: boolean;
  work?: Work;
  /** Why the last work ended early. */
  trouble?: string;
}

/** A rectangle of a plane, in its coordinates. */
export interface Region {
  x: [number, number];
  y: [number, number];
}

/** The server that this page came from, and no other. */
export class Server {
  async state(): Promise<ServerState> {
    return (await this.get('state')).json() as Promise<ServerState>;
  }

  /** The page's data block as it is now. */
  async data(): Promise<string> {
    return (await this.get('data')).text();
  }

  /** Asks for a region; throws with the server's words where it refuses. */
  async finer(landscape: number, region: Region): Promise<void> {
    const answer = await fetch('finer', {
      method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ landscape, ...region }),
    });
    if (answer.status === 409) throw new Error('something is being measured already');
    if (!answer.ok) throw new Error((await answer.text()) || `the server answered ${answer.status}`);
  }

  private async get(path: string): Promise<Response> {
    const answer = await fetch(path, { cache: 'no-store' });
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return answer;
  }
}
