namespace CpdGraph.Domain.Tests;

public sealed class OrdinalMapTests
{
    [Fact]
    public void A_map_that_grew_in_many_steps_holds_what_a_dictionary_would() => FsCheck.Check.One(
        FsCheck.Config.QuickThrowOnFailure.WithMaxTest(40),
        FsCheck.Fluent.Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var expected = new Dictionary<string, int>();
            var map = OrdinalMap<string>.Empty;
            var earlier = (Map: map, Key: "1", Ordinal: OrdinalMap<string>.None);

            for (var step = 0; step < 40; step++)
            {
                var changes = new Dictionary<string, int>();

                for (var change = random.Next(1, 400); change > 0; change--)
                {
                    var key = $"{random.Next(2000)}";
                    changes[key] = random.Next(4) == 0 ? OrdinalMap<string>.None : random.Next(1000);
                    expected[key] = changes[key];
                }

                map = map.With(changes);

                if (step == 20)
                {
                    earlier = (map, "1", map["1"]);
                }
            }

            // The copies in between stay as they were, and both ways of asking agree.
            return earlier.Map[earlier.Key] == earlier.Ordinal
                && Enumerable.Range(0, 2000).All(number =>
                    map[$"{number}"] == expected.GetValueOrDefault($"{number}", OrdinalMap<string>.None)
                    && map.Find($"{number}".AsSpan()) == map[$"{number}"]);
        }));
}
