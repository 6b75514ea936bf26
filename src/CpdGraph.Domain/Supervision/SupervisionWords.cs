namespace CpdGraph.Domain;

/// <summary>How supervision is spoken of in texts for people.</summary>
internal static class SupervisionWords
{
    public static string Of(SupervisionKind kind) => kind switch
    {
        SupervisionKind.LineManagement => "line management supervision",
        SupervisionKind.Clinical => "clinical supervision",
        _ => "health coaching supervision",
    };

    public static string Of(PracticeTier tier) => $"tier {(int)tier + 1}";
}
