using FsCheck;
using FsCheck.Fluent;

namespace CpdGraph.Domain.Tests;

/// <summary>Checks a property over many seeds of a random generator; a failure names the seed that made it.</summary>
internal static class Seeds
{
    public static void Of(int times, Action<Random> check) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(times),
        Prop.ForAll(Gen.Choose(1, 1_000_000_000).ToArbitrary(), seed => check(new Random(seed))));
}
