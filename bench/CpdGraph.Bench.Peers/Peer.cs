using CpdGraph.Api.Composition;

namespace CpdGraph.Bench.Peers;

/// <summary>One hand-written server. Each does what the product does around the answer itself: the same logs, the same check of tokens.</summary>
internal static class Peer
{
    public static async Task RunAsync(string side, string url)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var logs = LoggingSetup.Apply(builder.Logging);
        builder.WebHost.UseUrls(url);
        builder.Services.AddRouting();
        var app = builder.Build();
        var gate = new TokenGate(Settings.Key);

        switch (side)
        {
            case "static":
                StaticSide.Map(app);
                break;
            case "sql":
                SqlSide.Map(app, Settings.OpenPool(), gate);
                break;
            default:
                MemorySide.Map(app, await MemoryCatalogue.LoadAsync(), gate);
                break;
        }

        await app.StartAsync();
        logs.Open();
        await app.WaitForShutdownAsync();
    }
}
