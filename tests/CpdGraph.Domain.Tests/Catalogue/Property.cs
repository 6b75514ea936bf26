using FsCheck;
using FsCheck.Fluent;

namespace CpdGraph.Domain.Tests;

/// <summary>Checks a property over many made-up catalogues; a failure names the seed that made it.</summary>
internal static class Property
{
    public static void OfCatalogues(int times, Action<SmallCatalogue> check) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(times),
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed => check(new SmallCatalogue(seed, offers: 1 + (seed % 60)))));
}
