namespace CpdGraph.Data;

/// <summary>Longest texts that are looked up by an index.</summary>
internal static class KeyLengths
{
    public const int Slug = 120;
    public const int Code = 80;
    public const int External = 200;

    /// <summary>SHA-256 in hexadecimal.</summary>
    public const int Hash = 64;

    /// <summary>A W3C trace id.</summary>
    public const int Trace = 32;
}
