using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace DdbCrossAccount.Core.Tests.Items;

/// <summary>A value of DynamoDB by chance, which can be written in many ways, and changed in one place.</summary>
internal abstract record RandomValue
{
    private static readonly string[] Texts = ["", "a", "A", "ä", "a\u0308", "🙂", "\"", "\\", "\u0001", "a b", "1", "1.0", "true"];

    private static readonly string[] Digits = ["0", "1", "12", "9007199254740993", "12345678901234567890123456789012345678"];

    /// <summary>An item: a map with some attributes.</summary>
    public static MapOf Item(Random random) => new(SomeMembers(random, 1 + random.Next(6), 1));

    /// <summary>DynamoDB JSON of the value; the order and the spelling of what has none in DynamoDB are by chance.</summary>
    public abstract string Json(Random random);

    /// <summary>Another value, by one change somewhere in it.</summary>
    public abstract RandomValue Changed(Random random);

    private static RandomValue Any(Random random, int depth) => random.Next(depth > 4 ? 8 : 10) switch
    {
        0 => new Text(Pick(random, Texts)),
        1 => Number(random),
        2 => Bytes(random),
        3 => new Truth(random.Next(2) == 0),
        4 => new Nothing(),
        5 => new SetOf('S', [.. Texts.OrderBy(_ => random.Next()).Take(1 + random.Next(4)).Select(text => new Text(text))]),
        6 => new SetOf('N', [.. Enumerable.Range(random.Next(9), 1 + random.Next(4)).Select(n => new Decimal(n % 2 == 1, n.ToString(CultureInfo.InvariantCulture), n))]),
        7 => new SetOf('B', [.. Enumerable.Range(0, 1 + random.Next(4)).Select(n => new Binary([(byte)n, (byte)random.Next(256)]))]),
        8 => new ListOf([.. Enumerable.Range(0, random.Next(4)).Select(_ => Any(random, depth + 1))]),
        _ => new MapOf(SomeMembers(random, random.Next(4), depth + 1)),
    };

    private static SortedDictionary<string, RandomValue> SomeMembers(Random random, int count, int depth)
    {
        var members = new SortedDictionary<string, RandomValue>(StringComparer.Ordinal);
        for (int left = count; left > 0; left--)
        {
            members[Pick(random, Texts) + random.Next(20)] = Any(random, depth);
        }

        return members;
    }

    private static Decimal Number(Random random) => new(random.Next(2) == 0, Pick(random, Digits), random.Next(-80, 80));

    private static Binary Bytes(Random random) => new([.. Enumerable.Range(0, random.Next(20)).Select(_ => (byte)random.Next(256))]);

    private static T Pick<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    // Each character may stand as itself or as an escape.
    private static string Quoted(string text, Random random)
    {
        var json = new StringBuilder("\"");
        foreach (char character in text)
        {
            bool isEscaped = character < ' ' || character is '"' or '\\' || char.IsSurrogate(character) || random.Next(5) == 0;
            json.Append(isEscaped ? $"\\u{(int)character:x4}" : character.ToString());
        }

        return json.Append('"').ToString();
    }

    internal sealed record Text(string Value) : RandomValue
    {
        public string Plain(Random random) => Quoted(Value, random);

        public override string Json(Random random) => $$"""{"S":{{Plain(random)}}}""";

        public override RandomValue Changed(Random random) => random.Next(2) == 0 ? new Text(Value + "x") : new SetOf('S', [this]);
    }

    internal sealed record Decimal(bool IsNegative, string Coefficient, int Exponent) : RandomValue
    {
        public string Plain(Random random)
        {
            int zeros = random.Next(4);
            int point = random.Next(4);
            string digits = new string('0', random.Next(3)) + Coefficient + new string('0', zeros);
            int shift = Math.Min(point, digits.Length);
            string spelled = $"{digits[..^shift]}.{digits[^shift..]}".TrimEnd('.');
            string sign = IsNegative ? "-" : Pick(random, ["", "+"]);
            return Quoted($"{sign}{spelled}{Pick(random, ["e", "E"])}{Exponent - zeros + shift}", random);
        }

        public override string Json(Random random) => $$"""{"N":{{Plain(random)}}}""";

        public override RandomValue Changed(Random random) => Coefficient == "0"
            ? this with { Coefficient = "1" }
            : random.Next(3) switch
            {
                0 => this with { IsNegative = !IsNegative },
                1 => this with { Exponent = Exponent + 1 },
                _ => this with { Coefficient = Coefficient[..^1] + (Coefficient[^1] == '9' ? '8' : (char)(Coefficient[^1] + 1)) },
            };
    }

    internal sealed record Binary(byte[] Value) : RandomValue
    {
        public string Plain(Random random) => Quoted(Convert.ToBase64String(Value), random);

        public override string Json(Random random) => $$"""{"B":{{Plain(random)}}}""";

        public override RandomValue Changed(Random random) =>
            random.Next(2) == 0 ? new Binary([.. Value, 0]) : new Text(Convert.ToBase64String(Value));
    }

    internal sealed record Truth(bool Value) : RandomValue
    {
        public override string Json(Random random) => Value ? """{"BOOL":true}""" : """{"BOOL":false}""";

        public override RandomValue Changed(Random random) => random.Next(2) == 0 ? new Truth(!Value) : new Nothing();
    }

    internal sealed record Nothing : RandomValue
    {
        public override string Json(Random random) => """{ "NULL" : true }""";

        public override RandomValue Changed(Random random) => random.Next(2) == 0 ? new Text("") : new MapOf([]);
    }

    internal sealed record SetOf(char Type, RandomValue[] Members) : RandomValue
    {
        public override string Json(Random random)
        {
            IEnumerable<string> members = Members.OrderBy(_ => random.Next()).Select(member => member switch
            {
                Text text => text.Plain(random),
                Decimal number => number.Plain(random),
                Binary binary => binary.Plain(random),
                _ => throw new InvalidOperationException(),
            });
            return $$"""{"{{Type}}S":[{{string.Join(',', members)}}]}""";
        }

        public override RandomValue Changed(Random random) => random.Next(2) == 0
            ? new ListOf(Members)
            : this with
            {
                Members = [.. Members, Type switch { 'S' => new Text("another"), 'N' => new Decimal(false, "77", 3), _ => new Binary([1, 2, 3]) }],
            };
    }

    internal sealed record ListOf(RandomValue[] Members) : RandomValue
    {
        public override string Json(Random random) =>
            $$"""{"L":[{{string.Join(" , ", Members.Select(member => member.Json(random)))}}]}""";

        public override RandomValue Changed(Random random)
        {
            if (Members.Length == 0 || random.Next(3) == 0)
            {
                return new ListOf([.. Members, new Nothing()]);
            }

            int index = random.Next(Members.Length);
            return new ListOf([.. Members[..index], Members[index].Changed(random), .. Members[(index + 1)..]]);
        }
    }

    internal sealed record MapOf(SortedDictionary<string, RandomValue> Members) : RandomValue
    {
        /// <summary>The attributes without the type: an item.</summary>
        public string Attributes(Random random) => "{" + string.Join(
            ",", Members.OrderBy(_ => random.Next()).Select(member => $"{Quoted(member.Key, random)}:{member.Value.Json(random)}")) + "}";

        public override string Json(Random random) => $$"""{"M":{{Attributes(random)}}}""";

        public override MapOf Changed(Random random)
        {
            var members = new SortedDictionary<string, RandomValue>(Members, StringComparer.Ordinal);
            if (members.Count == 0 || random.Next(4) == 0)
            {
                members["one more"] = new Nothing();
                return new MapOf(members);
            }

            string name = Pick(random, [.. members.Keys]);
            RandomValue value = members[name];
            switch (random.Next(3))
            {
                case 0: members.Remove(name); break;
                case 1: members.Remove(name); members[name + "2 "] = value; break;
                default: members[name] = value.Changed(random); break;
            }

            return new MapOf(members);
        }
    }
}
