using CpdGraph.Bench.Peers;

switch (args)
{
    case ["static" or "sql" or "memory", var url]:
        await Peer.RunAsync(args[0], url);
        return 0;
    case ["parameters", var file]:
        await Parameters.WriteAsync(file);
        return 0;
    default:
        Console.Error.WriteLine("usage: CpdGraph.Bench.Peers static|sql|memory URL | parameters FILE");
        return 2;
}
