namespace CpdGraph.Bench.Peers;

/// <summary>Answers bytes that are always the same: what the web server alone costs.</summary>
internal static class StaticSide
{
    private static readonly byte[] Answer = """{"data":{"__typename":"Query"}}"""u8.ToArray();

    public static void Map(WebApplication app)
    {
        app.MapGet("/static", (HttpContext context) => Answers.SendAsync(context, Answer));
        app.MapPost("/static", (HttpContext context) => Answers.SendAsync(context, Answer));
    }
}
