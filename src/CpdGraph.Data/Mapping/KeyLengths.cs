namespace CpdGraph.Data;

/// <summary>Longest texts that are looked up by an index.</summary>
internal static class KeyLengths
{
    public const int Slug = 120;
    public const int Code = 80;
    public const int External = 200;
}
