using System.Globalization;
using CpdGraph.Bench;

switch (args)
{
    case ["engine"]:
        EngineBench.Run();
        return 0;
    case ["snapshot"] or ["snapshot", _]:
        SnapshotBench.Run(CountAt(1));
        return 0;
    case ["load"] or ["load", _]:
        await LoadBench.RunAsync(CountAt(1));
        return 0;
    case ["refusals"]:
        await RefusalBench.RunAsync();
        return 0;
    case ["fill", _] or ["fill", _, _]:
        await DatabaseFill.RunAsync(args[1], CountAt(2));
        return 0;
    case ["workforce", _] or ["workforce", _, _] or ["workforce", _, _, _]:
        await WorkforceFill.RunAsync(args[1], CountAt(2, 5_000), CountAt(3, 1_000_000));
        return 0;
    case ["totals", _]:
        await TotalsBench.RunAsync(args[1]);
        return 0;
    case ["read-once", _]:
        await LoadBench.ReadOnceAsync(args[1]);
        return 0;
    case ["read", _]:
        await LoadBench.ReadAsync(args[1]);
        return 0;
    default:
        Console.Error.WriteLine("usage: CpdGraph.Bench engine | refusals | snapshot [OFFERS] | load [OFFERS] | fill FOLDER [OFFERS] | read FOLDER | read-once FOLDER | "
            + "workforce FOLDER [COACHES] [COMPLETIONS] | totals FOLDER");
        return 2;
}

int CountAt(int place, int otherwise = 20_000) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;
