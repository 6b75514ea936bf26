using CpdGraph.Api.Verbs;

return await CommandLine.RunAsync(args);
