namespace CpdGraph.Domain;

/// <summary>A file that somebody has sent, to be imported. It goes after a day, read or not.</summary>
public sealed record Upload
{
    /// <summary>How long a token can be used.</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromHours(1);

    /// <summary>How long the file is kept.</summary>
    public static readonly TimeSpan FileLife = TimeSpan.FromDays(1);

    /// <summary>Its id.</summary>
    public required UploadId Id { get; init; }

    /// <summary>Who sent it.</summary>
    public required PrincipalId UploadedById { get; init; }

    /// <summary>SHA-256 of the token in 64 lower-case hexadecimal digits; unique. The token itself is not kept.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Name of the file, as its sender calls it.</summary>
    public required string FileName { get; init; }

    /// <summary>Size in bytes.</summary>
    public required int Length { get; init; }

    /// <summary>When it was sent, UTC.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>When an import took it, UTC; its token works no longer. Null before.</summary>
    public DateTimeOffset? TakenAt { get; init; }
}

/// <summary>What is in an uploaded file.</summary>
public sealed record UploadContent
{
    /// <summary>The upload.</summary>
    public required UploadId UploadId { get; init; }

    /// <summary>The file, byte for byte.</summary>
    public required byte[] Bytes { get; init; }
}
