using System.Text;

namespace CpdGraph.Domain;

/// <summary>A name for somebody who was erased. It says nothing of them: it is drawn by lot.</summary>
public static class Pseudonym
{
    /// <summary>Random bytes that one pseudonym needs.</summary>
    public const int EntropyBytes = 8;

    private const string Start = "Erased person ";

    // Digits and letters without I, L, O and U, which look like others.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The pseudonym of these random bytes, for example "Erased person 7K3Q-X9DM".</summary>
    /// <exception cref="ArgumentException">There are too few or too many.</exception>
    public static string Of(ReadOnlySpan<byte> entropy)
    {
        if (entropy.Length != EntropyBytes)
        {
            throw new ArgumentException($"A pseudonym needs {EntropyBytes} random bytes.", nameof(entropy));
        }

        var name = new StringBuilder(Start);

        for (var place = 0; place < EntropyBytes; place++)
        {
            name.Append(place == EntropyBytes / 2 ? "-" : string.Empty).Append(Alphabet[entropy[place] % Alphabet.Length]);
        }

        return name.ToString();
    }
}
