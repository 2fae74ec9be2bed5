/** The one rule: a feature never imports another; what two need lies in ui, api or app. */
module.exports = {
  forbidden: [
    {
      name: 'a-feature-never-imports-another',
      comment: 'Move what both need to src/ui, or meet through the server.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/([^/]+)/', pathNot: '^src/features/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
