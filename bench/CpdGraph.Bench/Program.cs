using System.Globalization;
using CpdGraph.Bench;

var offers = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20_000;

switch (args)
{
    case ["snapshot", ..]:
        SnapshotBench.Run(offers);
        return 0;
    case ["load", ..]:
        await LoadBench.RunAsync(offers);
        return 0;
    default:
        Console.Error.WriteLine("usage: CpdGraph.Bench snapshot [OFFERS] | load [OFFERS]");
        return 2;
}
