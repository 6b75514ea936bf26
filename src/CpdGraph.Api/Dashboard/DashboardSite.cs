namespace CpdGraph.Api.Dashboard;

/// <summary>What there is to serve of the page just now, and what there is to say about it.</summary>
internal sealed class DashboardSite
{
    private volatile State state = new(null, null);

    /// <summary>The page. Null: there is none yet, or none at all.</summary>
    public DashboardFiles? Files => state.Files;

    /// <summary>Why there is no page, or not the newest. Null: all is as it should be.</summary>
    public string? Notice => state.Notice;

    /// <summary>From now on this is the page.</summary>
    public void Show(DashboardFiles files) => state = new(files, null);

    /// <summary>The page stays as it is, and this is said about it.</summary>
    public void Say(string notice) => state = state with { Notice = notice };

    private sealed record State(DashboardFiles? Files, string? Notice);
}
