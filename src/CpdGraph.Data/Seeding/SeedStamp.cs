using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Puts the moment of the writing into a record. The files have no moments, so that what they say can be compared.</summary>
internal static class SeedStamp
{
    /// <summary>Stands where the moment of the writing comes.</summary>
    public static DateTimeOffset Unstamped => DateTimeOffset.UnixEpoch;

    public static ICatalogueRecord New(ICatalogueRecord record, DateTimeOffset now) => record switch
    {
        Provider provider => provider with { CreatedAt = now, UpdatedAt = now },
        Pathway pathway => pathway with { CreatedAt = now, UpdatedAt = now },
        OfferRun run => run with { CreatedAt = now, UpdatedAt = now },
        Offer offer => offer with { CreatedAt = now, UpdatedAt = now, PublishedAt = offer.PublishedAt is null ? null : now },
        OfferVersion version => version with { PublishedAt = version.PublishedAt is null ? null : now },
        _ => record,
    };

    /// <summary>What a row becomes that was <paramref name="before"/>.</summary>
    public static ICatalogueRecord Changed(ICatalogueRecord before, ICatalogueRecord after, DateTimeOffset now) => (before, after) switch
    {
        (Provider was, Provider provider) => provider with { Revision = was.Revision + 1, CreatedAt = was.CreatedAt, UpdatedAt = now },
        (Pathway was, Pathway pathway) => pathway with { Revision = was.Revision + 1, CreatedAt = was.CreatedAt, UpdatedAt = now },
        (OfferRun was, OfferRun run) => run with { Revision = was.Revision + 1, CreatedAt = was.CreatedAt, UpdatedAt = now },
        (Offer was, Offer offer) => offer with
        {
            Revision = was.Revision + 1,
            CreatedAt = was.CreatedAt,
            UpdatedAt = now,
            PublishedAt = offer.PublishedAt is null ? null : was.PublishedAt ?? now,
        },
        (OfferVersion, OfferVersion version) => version with { PublishedAt = version.PublishedAt is null ? null : now },
        _ => after,
    };
}
