// What the evaluation uses of two packages that bring no types.

declare module 'lunr' {
  interface Builder {
    field(name: string, options?: { boost: number }): void;
    add(document: object): void;
  }
  export default function lunr(configure: (builder: Builder) => void): {
    search(query: string): { ref: string; score: number }[];
  };
}

declare module 'wink-bm25-text-search' {
  export default function winkBm25(): {
    defineConfig(config: { fldWeights: Record<string, number> }): boolean;
    definePrepTasks(tasks: ((text: string) => string[])[]): number;
    addDoc(document: Record<string, string>, id: number): number;
    consolidate(): boolean;
    search(query: string, limit: number): [id: string, score: number][];
  };
}
