using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Sandbox.Tests.Fuzzing;

/// <summary>Makes wrong texts out of right ones: in the tree of JSON, in its text, and in the bytes of anything.</summary>
internal sealed class JsonMutator(Random random)
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1", "1.5", "-0", "1e400", "99999999999999999999", "9223372036854775807", "-9223372036854775808",
        "2147483648", "\"\"", "\"a\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"", "\"../..\"", "\"*\"", "\"null\"", "\"1\"", "\"-1e-200\"",
        "\"1e126\"", "\"NaN\"", "\"123456789012345678901234567890123456789\"", "\"AAEC\"", "\"=\"", "\"arn:aws:dynamodb:eu-west-1:111111111111:table/\"",
        "\"arn:aws:dynamodb::::\"", "\"#\"", "\":v\"", "\"a = :v AND\"", "\"((((\"", "\"SET a = a + :v, b[99999999999] = :v\"", "[]", "{}", "[[]]", "[null]",
        "{\"S\":\"a\"}", "{\"N\":\"1\"}", "{\"B\":\"AA==\"}", "{\"S\":\"a\",\"N\":\"1\"}", "{\"L\":[{\"M\":{}}]}", "{\"NULL\":false}", "{\"SS\":[]}",
        "{\"NS\":[\"1\",\"1.0\"]}", "{\"M\":null}", "{\"\":{}}",
    ];

    public byte[] Mutate(string json)
    {
        string text = json;
        int changes = 1 + random.Next(3);
        for (int i = 0; i < changes; i++)
        {
            text = random.Next(10) < 8 ? MutateTree(text) : MutateText(text);
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return random.Next(20) == 0 ? MutateBytes(bytes) : bytes;
    }

    /// <summary>Changes some bytes, takes some out, or puts some in.</summary>
    public byte[] MutateBytes(byte[] bytes)
    {
        var changed = new List<byte>(bytes);
        int changes = 1 + random.Next(4);
        for (int i = 0; i < changes && changed.Count > 0; i++)
        {
            int at = random.Next(changed.Count);
            switch (random.Next(5))
            {
                case 0:
                    changed[at] = (byte)random.Next(256);
                    break;
                case 1:
                    changed.RemoveRange(at, Math.Min(1 + random.Next(8), changed.Count - at));
                    break;
                case 2:
                    changed.InsertRange(at, Enumerable.Range(0, 1 + random.Next(8)).Select(_ => (byte)random.Next(256)));
                    break;
                case 3:
                    changed.InsertRange(at, changed.GetRange(at, Math.Min(random.Next(64), changed.Count - at)));
                    break;
                default:
                    changed.RemoveRange(at, changed.Count - at);
                    break;
            }
        }

        return [.. changed];
    }

    private string MutateTree(string text)
    {
        try
        {
            JsonNode? root = JsonNode.Parse(text);
            List<JsonNode> containers = [];
            Collect(root, containers);
            return containers.Count > 0
                ? Change(containers[random.Next(containers.Count)], root!, text)
                : Values[random.Next(Values.Length)];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            // What is no JSON, has a member twice or half a character cannot be changed as a tree: its text can.
            return MutateText(text);
        }
    }

    private string Change(JsonNode container, JsonNode root, string text)
    {
        // The place is marked in the tree and filled in the text: what goes there need not be what a tree can hold.
        const string Mark = "\"@@mark@@\"";
        if (container is JsonObject members)
        {
            string[] names = [.. members.Select(member => member.Key)];
            string name = names.Length > 0 ? names[random.Next(names.Length)] : "x";
            switch (random.Next(6))
            {
                case 0:
                    members.Remove(name);
                    return root.ToJsonString();
                case 1:
                    members[RandomName(name)] = "@@mark@@";
                    break;
                case 2 when members.ContainsKey(name):
                    JsonNode? moved = members[name]?.DeepClone();
                    members.Remove(name);
                    members[RandomName(name)] = moved;
                    return root.ToJsonString();
                default:
                    members[name] = "@@mark@@";
                    break;
            }
        }
        else if (container is JsonArray elements)
        {
            int at = random.Next(elements.Count + 1);
            switch (random.Next(4))
            {
                case 0 when at < elements.Count:
                    elements.RemoveAt(at);
                    return root.ToJsonString();
                case 1 when at < elements.Count:
                    int copies = random.Next(20) == 0 ? 110 : 1 + random.Next(3);
                    JsonNode? element = elements[at];
                    for (int i = 0; i < copies; i++)
                    {
                        elements.Add(element?.DeepClone());
                    }

                    return root.ToJsonString();
                default:
                    elements.Insert(at, "@@mark@@");
                    break;
            }
        }

        return root.ToJsonString().Replace(Mark, RandomValue(text), StringComparison.Ordinal);
    }

    private string RandomName(string name) => random.Next(6) switch
    {
        0 => name.ToLowerInvariant(),
        1 => name + "x",
        2 => "",
        3 => new string('n', 70_000 >> random.Next(16)),
        4 => "#" + name,
        _ => ":" + name,
    };

    private string RandomValue(string text) => random.Next(24) switch
    {
        0 => $"\"{new string('x', 1 << random.Next(20))}\"",
        1 => string.Concat(Enumerable.Repeat("{\"L\":[", 1 << random.Next(8))),
        2 => Nested(1 + random.Next(80)),
        3 => $"{{\"a\":{Values[random.Next(Values.Length)]},\"a\":{Values[random.Next(Values.Length)]}}}",
        4 => text.Length < 4000 ? text : "{}",
        5 => $"[{string.Join(',', Enumerable.Repeat(Values[random.Next(Values.Length)], 1 + random.Next(200)))}]",
        _ => Values[random.Next(Values.Length)],
    };

    private static string Nested(int depth)
    {
        return string.Concat(Enumerable.Repeat("{\"L\":[", depth)) + "{\"S\":\"x\"}" + string.Concat(Enumerable.Repeat("]}", depth));
    }

    private string MutateText(string text)
    {
        if (text.Length == 0)
        {
            return Values[random.Next(Values.Length)];
        }

        int at = random.Next(text.Length);
        string piece = "{}[]\":,\\\0 \t\n#:()=<>&.%+"[random.Next(23)].ToString();
        return random.Next(5) switch
        {
            0 => text[..at],
            1 => text[..at] + piece + text[at..],
            2 => text[..at] + text[Math.Min(text.Length, at + 1 + random.Next(5))..],
            3 => text[..at] + text[Math.Max(0, at - random.Next(30))..],
            _ => text[..at] + piece + text[(at + 1)..],
        };
    }

    private static void Collect(JsonNode? node, List<JsonNode> containers)
    {
        if (node is JsonObject members)
        {
            containers.Add(members);
            foreach (KeyValuePair<string, JsonNode?> member in members)
            {
                Collect(member.Value, containers);
            }
        }
        else if (node is JsonArray elements)
        {
            containers.Add(elements);
            foreach (JsonNode? element in elements)
            {
                Collect(element, containers);
            }
        }
    }
}
