using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Queries;

/// <summary>
/// What queries and scans of a table and its indexes answer after random writes, beside a model that keeps the items in a
/// dictionary and sorts and filters them anew for each question.
/// </summary>
public sealed class IndexModelTests
{
    /// <summary>Texts that sort differently by their ends; one is the beginning of others, some hold a zero byte.</summary>
    private static readonly string[] Texts = ["a", "a\0", "a\0b", "ab", "b"];

    private static readonly int[] Numbers = [-70, -7, 0, 3, 25];

    private static readonly byte[][] Binaries = [[0], [0, 0], [0, 255], [1], [255, 255]];

    [Fact]
    public void Indexes_AfterAnyWrites_HoldWhatTheModelHolds() =>
        Prop.ForAll<int[]>(numbers =>
        {
            using var caller = new DynamoDbCaller();
            var model = new Dictionary<string, Thing>(StringComparer.Ordinal);
            CreateTable(caller);
            Write(caller, model, numbers);
            foreach (Reading reading in Readings)
            {
                CompareScan(caller, model, reading);
                CompareQueries(caller, model, reading, numbers);
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Index_FilledFromATableWithItems_HoldsWhatOneHasThatWasThereBefore() =>
        Prop.ForAll<int[], int[]>((before, during) =>
        {
            using var caller = new DynamoDbCaller();
            var model = new Dictionary<string, Thing>(StringComparer.Ordinal);
            CreateTable(caller);
            Write(caller, model, before);
            caller.Call("UpdateTable", """
                {"TableName":"Things","AttributeDefinitions":[{"AttributeName":"g","AttributeType":"S"}],
                 "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"later","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}}]}
                """);
            Write(caller, model, during);
            caller.Pass(2);
            string[] expected = [.. model.Values.Where(thing => thing.G is not null).Select(thing => thing.Key).Order(StringComparer.Ordinal)];
            return expected.SequenceEqual(ScanAll(caller, "later", 0, 1).Select(KeyOf).Order(StringComparer.Ordinal));
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<Reading> Readings =>
    [
        new(null, ["pk"], ["sk"]),
        new("local", ["pk"], ["a"]),
        new("single", ["g"], []),
        new("multi", ["g", "h"], ["a", "b", "sk"]),
    ];

    private static void CreateTable(DynamoDbCaller caller)
    {
        caller.Call("CreateTable", """
            {"TableName":"Things","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"N"},
               {"AttributeName":"a","AttributeType":"S"},{"AttributeName":"b","AttributeType":"B"},
               {"AttributeName":"g","AttributeType":"S"},{"AttributeName":"h","AttributeType":"N"}],
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],
             "LocalSecondaryIndexes":[{"IndexName":"local","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"a","KeyType":"RANGE"}],"Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["x"]}}],
             "GlobalSecondaryIndexes":[
               {"IndexName":"single","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"KEYS_ONLY"}},
               {"IndexName":"multi","KeySchema":[{"AttributeName":"g","KeyType":"HASH"},{"AttributeName":"h","KeyType":"HASH"},
                 {"AttributeName":"a","KeyType":"RANGE"},{"AttributeName":"b","KeyType":"RANGE"},{"AttributeName":"sk","KeyType":"RANGE"}],"Projection":{"ProjectionType":"ALL"}}]}
            """);
        caller.Pass(1);
    }

    /// <summary>Each number is a put, or a deletion of what may be there.</summary>
    private static void Write(DynamoDbCaller caller, Dictionary<string, Thing> model, int[] numbers)
    {
        foreach (int number in numbers)
        {
            Thing thing = Thing.Of(new Random(number));
            if (number % 4 == 0)
            {
                model.Remove(thing.Key);
                caller.Call("DeleteItem", $$"""{"TableName":"Things","Key":{{thing.KeyJson()}}}""");
            }
            else
            {
                model[thing.Key] = thing;
                caller.Put("Things", thing.Json().ToJsonString());
            }
        }
    }

    private static void CompareScan(DynamoDbCaller caller, Dictionary<string, Thing> model, Reading reading)
    {
        string[] expected = [.. model.Values.Where(reading.Holds).Select(thing => thing.Key).Order(StringComparer.Ordinal)];
        string[] whole = [.. ScanAll(caller, reading.Index, 0, 1).Select(KeyOf).Order(StringComparer.Ordinal)];
        IEnumerable<string> parts = Enumerable.Range(0, 3).SelectMany(segment => ScanAll(caller, reading.Index, segment, 3)).Select(KeyOf);

        Assert.Equal(expected, whole);
        Assert.Equal(expected, parts.Order(StringComparer.Ordinal));
    }

    private static void CompareQueries(DynamoDbCaller caller, Dictionary<string, Thing> model, Reading reading, int[] numbers)
    {
        for (int i = 0; i < 6; i++)
        {
            var random = new Random(HashCode.Combine(i, numbers.Length) & 0xFFFF);
            Question question = Question.Of(reading, random);
            List<Thing> expected = [.. model.Values.Where(reading.Holds).Where(question.IsMet).Order(reading)];

            List<JsonObject> forward = QueryAll(caller, question, forward: true, limit: random.Next(1, 4));
            List<JsonObject> backward = QueryAll(caller, question, forward: false, limit: random.Next(1, 4));

            Assert.Equal(expected.Select(reading.SortText), forward.Select(item => reading.SortText(model[KeyOf(item)])));
            Assert.Equal(
                expected.Select(thing => thing.Key).Order(StringComparer.Ordinal), forward.Select(KeyOf).Order(StringComparer.Ordinal));
            Assert.Equal(forward.Select(KeyOf).Reverse(), backward.Select(KeyOf));
            Assert.All(forward, item => Assert.Equal(
                model[KeyOf(item)].Json().Where(pair => reading.Shows(pair.Key)).Select(pair => pair.Key).Order(StringComparer.Ordinal),
                item.Select(pair => pair.Key).Order(StringComparer.Ordinal)));
        }
    }

    private static List<JsonObject> QueryAll(DynamoDbCaller caller, Question question, bool forward, int limit)
    {
        return ReadAll(caller, "Query", new JsonObject
        {
            ["TableName"] = "Things",
            ["IndexName"] = question.Reading.Index,
            ["KeyConditionExpression"] = question.Expression,
            ["ExpressionAttributeValues"] = question.Values.DeepClone(),
            ["ScanIndexForward"] = forward,
            ["Limit"] = limit,
        });
    }

    private static List<JsonObject> ScanAll(DynamoDbCaller caller, string? index, int segment, int total)
    {
        return ReadAll(caller, "Scan", new JsonObject
        {
            ["TableName"] = "Things",
            ["IndexName"] = index,
            ["Segment"] = segment,
            ["TotalSegments"] = total,
            ["Limit"] = 3,
        });
    }

    private static List<JsonObject> ReadAll(DynamoDbCaller caller, string operation, JsonObject request)
    {
        var items = new List<JsonObject>();
        while (true)
        {
            JsonNode page = caller.Call(operation, request.ToJsonString());
            items.AddRange(page["Items"]!.AsArray().Select(item => item!.AsObject()));
            if (page["LastEvaluatedKey"] is not { } last)
            {
                return items;
            }

            request["ExclusiveStartKey"] = last.DeepClone();
        }
    }

    private static string KeyOf(JsonObject item)
    {
        return $"{(string)item["pk"]!["S"]!}|{(string)item["sk"]!["N"]!}";
    }

    /// <summary>An item; null where it lacks the attribute.</summary>
    private sealed record Thing(string Pk, int Sk, string? A, byte[]? B, string? G, int? H, string? X)
    {
        public string Key => $"{Pk}|{Sk}";

        public static Thing Of(Random random)
        {
            return new Thing(
                Texts[random.Next(2)], Numbers[random.Next(Numbers.Length)], Maybe(random, Texts), Maybe(random, Binaries),
                Maybe(random, Texts[..2]), random.Next(5) == 0 ? null : Numbers[random.Next(2)], Maybe(random, Texts));
        }

        public string KeyJson()
        {
            return new JsonObject { ["pk"] = Json()["pk"]!.DeepClone(), ["sk"] = Json()["sk"]!.DeepClone() }.ToJsonString();
        }

        public JsonObject Json()
        {
            var json = new JsonObject { ["y"] = new JsonObject { ["BOOL"] = true } };
            foreach (string name in new[] { "pk", "sk", "a", "b", "g", "h", "x" })
            {
                if (Value(name) is { } value)
                {
                    json[name] = value;
                }
            }

            return json;
        }

        public JsonObject? Value(string name)
        {
            return Get(name) switch
            {
                null => null,
                string text => new JsonObject { ["S"] = text },
                byte[] binary => new JsonObject { ["B"] = Convert.ToBase64String(binary) },
                int number => new JsonObject { ["N"] = number.ToString(CultureInfo.InvariantCulture) },
                _ => throw new InvalidOperationException(),
            };
        }

        public object? Get(string name)
        {
            return name switch
            {
                "pk" => Pk,
                "sk" => Sk,
                "a" => A,
                "b" => B,
                "g" => G,
                "h" => H,
                _ => X,
            };
        }

        private static T? Maybe<T>(Random random, T[] values)
            where T : class
        {
            return random.Next(5) == 0 ? null : values[random.Next(values.Length)];
        }
    }

    /// <summary>The table or one of its indexes.</summary>
    private sealed record Reading(string? Index, string[] Partition, string[] Sort) : IComparer<Thing>
    {
        public bool Holds(Thing thing)
        {
            return Partition.Concat(Sort).All(name => thing.Get(name) is not null);
        }

        public bool Shows(string attribute)
        {
            return Index switch
            {
                "local" => attribute is "pk" or "sk" or "a" or "x",
                "single" => attribute is "pk" or "sk" or "g",
                _ => true,
            };
        }

        public int Compare(Thing? x, Thing? y)
        {
            return Sort.Select(name => Order(x!.Get(name)!, y!.Get(name)!)).FirstOrDefault(order => order != 0);
        }

        public string SortText(Thing thing)
        {
            return string.Join('|', Sort.Select(name => thing.Value(name)!.ToJsonString()));
        }

        public static int Order(object x, object y)
        {
            return (x, y) switch
            {
                (string left, string right) => string.CompareOrdinal(left, right),
                (int left, int right) => left.CompareTo(right),
                _ => ((byte[])x).AsSpan().SequenceCompareTo((byte[])y),
            };
        }
    }

    /// <summary>Key conditions as an expression, and what they mean for the model.</summary>
    private sealed record Question(Reading Reading, string Expression, JsonObject Values, Func<Thing, bool> IsMet)
    {
        public static Question Of(Reading reading, Random random)
        {
            Thing low = Thing.Of(random) with { A = Texts[random.Next(5)], B = Binaries[random.Next(5)], G = Texts[random.Next(2)], H = Numbers[random.Next(2)] };
            Thing high = low with { Sk = Numbers[random.Next(5)], A = Texts[random.Next(5)], B = Binaries[random.Next(5)] };
            int equalities = random.Next(reading.Sort.Length + 1);
            string[] equal = [.. reading.Partition, .. reading.Sort.Take(equalities)];
            var clauses = equal.Select(name => $"{name} = :{name}").ToList();
            var values = new JsonObject();
            foreach (string name in equal)
            {
                values[$":{name}"] = low.Value(name);
            }

            Func<Thing, bool> last = _ => true;
            if (equalities < reading.Sort.Length && random.Next(4) > 0)
            {
                (string clause, last) = Last(reading.Sort[equalities], random, low, high, values);
                clauses.Add(clause);
            }

            return new Question(
                reading, string.Join(" AND ", clauses.OrderBy(_ => random.Next())), values,
                thing => equal.All(name => Reading.Order(thing.Get(name)!, low.Get(name)!) == 0) && last(thing));
        }

        private static (string Clause, Func<Thing, bool> IsMet) Last(string name, Random random, Thing low, Thing high, JsonObject values)
        {
            if (Reading.Order(low.Get(name)!, high.Get(name)!) > 0)
            {
                (low, high) = (high, low);
            }

            object bound = low.Get(name)!;
            values[$":{name}"] = low.Value(name);
            switch (random.Next(name == "sk" ? 5 : 6))
            {
                case 0: return ($"{name} < :{name}", thing => Reading.Order(thing.Get(name)!, bound) < 0);
                case 1: return ($"{name} <= :{name}", thing => Reading.Order(thing.Get(name)!, bound) <= 0);
                case 2: return ($"{name} > :{name}", thing => Reading.Order(thing.Get(name)!, bound) > 0);
                case 3: return ($"{name} >= :{name}", thing => Reading.Order(thing.Get(name)!, bound) >= 0);
                case 4:
                    values[":upper"] = high.Value(name);
                    return ($"{name} BETWEEN :{name} AND :upper",
                        thing => Reading.Order(thing.Get(name)!, bound) >= 0 && Reading.Order(thing.Get(name)!, high.Get(name)!) <= 0);
                default: return ($"begins_with({name}, :{name})", thing => BeginsWith(thing.Get(name)!, bound));
            }
        }

        private static bool BeginsWith(object value, object beginning)
        {
            return value is string text
                ? text.StartsWith((string)beginning, StringComparison.Ordinal)
                : ((byte[])value).AsSpan().StartsWith((byte[])beginning);
        }
    }
}
