using CpdGraph.Bench;

if (args is not ["snapshot", ..])
{
    Console.Error.WriteLine("usage: CpdGraph.Bench snapshot [OFFERS]");
    return 2;
}

SnapshotBench.Run(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 20_000);
return 0;
