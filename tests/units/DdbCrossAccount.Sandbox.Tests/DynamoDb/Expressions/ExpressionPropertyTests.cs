using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Conditions;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Updates;
using DdbCrossAccount.Sandbox.DynamoDb.Expressions.Values;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.Http;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Sandbox.Tests.DynamoDb.Expressions;

public sealed class ExpressionPropertyTests(ITestOutputHelper output)
{
    private const ulong Seed = 20260102;

    private static readonly string[] Pieces =
    [
        "a", "b", "c", "#n", ":v", ":w", "=", "<>", "<", ">=", "(", ")", "[", "]", ",", ".", "0", "7", "and", "OR", "not", "in", "between",
        "size", "contains", "attribute_exists", "begins_with", "set", "remove", "add", "delete", "+", "-", "if_not_exists", "list_append",
        "!", "\"", "é", "\ud83d", " ", "\t",
    ];

    private static readonly ExpressionPlaceholders Placeholders = ExpressionPlaceholders.Read(RequestObject.Parse(Encoding.UTF8.GetBytes(
        """{"ExpressionAttributeNames":{"#n":"n"},"ExpressionAttributeValues":{":v":{"N":"1"},":w":{"S":"x"}}}""")));

    private static readonly AttributeMap Item = AttributeMap.Read(Encoding.UTF8.GetBytes(
        """{"a":{"N":"1"},"b":{"L":[{"S":"x"},{"N":"7"}]},"c":{"M":{"a":{"S":"y"}}},"n":{"SS":["x"]}}"""));

    [Fact]
    public void Parse_OfAnyPieces_GivesAnExpressionOrAValidationException()
    {
        Check(Gen.ArrayOf(Gen.Elements(Pieces)).Select(pieces => string.Join(' ', pieces)), text =>
        {
            return IsParsedOrRefused(() => ConditionExpression.Parse(Source("ConditionExpression", text)).IsMet(Item))
                && IsParsedOrRefused(() => UpdateExpression.Parse(Source("UpdateExpression", text)).Apply(Item).ToJson())
                && IsParsedOrRefused(() => ProjectionExpression.Parse(Source("ProjectionExpression", text)).Apply(Item).ToJson());
        });
    }

    [Fact]
    public void Condition_NegatedOrRearranged_MeansTheSame()
    {
        Gen<string> atoms = Gen.Elements(
            "a = :v", "a < :v", "a <> :w", "contains(b, :w)", "begins_with(c.a, :w)", "attribute_exists(c.x)", "size(#n) = :v",
            "b[1] > :v", "absent = :v", "a IN (:v, :w)", "a BETWEEN :v AND :v");
        Check(from x in atoms from y in atoms from z in atoms select (x, y, z), atom =>
        {
            (string x, string y, string z) = atom;
            return IsMet(x) != IsMet($"NOT {x}")
                && IsMet($"NOT ({x} AND {y})") == IsMet($"NOT {x} OR NOT {y}")
                && IsMet($"{x} OR {y} AND {z}") == (IsMet(x) || (IsMet(y) && IsMet(z)))
                && IsMet($"({x} OR {y}) AND {z}") == ((IsMet(x) || IsMet(y)) && IsMet(z));
        });
    }

    [Fact]
    public void Comparison_OfNumbers_AgreesWithTheirValues()
    {
        Check(from left in Numbers() from right in Numbers() select (left, right), pair =>
        {
            AttributeValue left = Number(pair.left);
            AttributeValue right = Number(pair.right);
            return Math.Sign(ComparisonCondition.Compare(left, right)) == decimal.Compare(pair.left, pair.right)
                && left.IsEqualTo(right) == (pair.left == pair.right);
        });
    }

    [Fact]
    public void Arithmetic_OfNumbers_IsExact()
    {
        Check(from left in Numbers() from right in Numbers() select (left, right), pair =>
            NumberArithmetic.Add(Number(pair.left), Number(pair.right)).IsEqualTo(Number(pair.left + pair.right))
            && NumberArithmetic.Subtract(Number(pair.left), Number(pair.right)).IsEqualTo(Number(pair.left - pair.right)));
    }

    [Fact]
    public void Sets_AddedAndTaken_AreSets()
    {
        Gen<SortedSet<string>> sets =
            from elements in Gen.NonEmptyListOf(Gen.Elements("a", "b", "c", "d", "e")) select new SortedSet<string>(elements, StringComparer.Ordinal);
        Check(from left in sets from right in sets select (left, right), pair =>
        {
            AttributeMap item = new([new AttributeEntry("x"u8.ToArray(), Set(pair.left))]);
            AttributeValue? added = new AddAction(DocumentPath.Of("x"), Set(pair.right), Mismatch).Evaluate(item);
            AttributeValue? taken = new DeleteAction(DocumentPath.Of("x"), Set(pair.right), Mismatch).Evaluate(item);
            string[] rest = [.. pair.left.Except(pair.right)];
            return added!.IsEqualTo(Set(pair.left.Union(pair.right)))
                && (rest.Length == 0 ? taken is null : taken!.IsEqualTo(Set(rest)));
        });
    }

    [Fact]
    public void List_ChangedAtIndexes_IsAsAModelSays()
    {
        Gen<(int Index, bool IsRemoval)[]> changes =
            from indexes in Gen.SubListOf(Enumerable.Range(0, 9).ToArray())
            from removals in Gen.ArrayOf(Gen.Elements(true, false), indexes.Count)
            select indexes.Zip(removals).ToArray();
        Check(from length in Gen.Choose(0, 6) from list in changes select (length, list), given =>
        {
            string before = string.Join(",", Enumerable.Range(0, given.length).Select(index => $$"""{"S":"old{{index}}"}"""));
            AttributeMap item = AttributeMap.Read(Encoding.UTF8.GetBytes($$$"""{"a":{"L":[{{{before}}}]}}"""));
            string sets = string.Join(", ", given.list.Where(change => !change.IsRemoval).Select(change => $"a[{change.Index}] = :w"));
            string removals = string.Join(", ", given.list.Where(change => change.IsRemoval).Select(change => $"a[{change.Index}]"));
            string text = $"{(sets.Length > 0 ? $"SET {sets}" : "")} {(removals.Length > 0 ? $"REMOVE {removals}" : "")}".Trim();
            if (text.Length == 0)
            {
                return true;
            }

            IEnumerable<string> kept = Enumerable.Range(0, given.length)
                .Where(index => !given.list.Contains((index, true)))
                .Select(index => given.list.Contains((index, false)) ? "x" : $"old{index}");
            int appended = given.list.Count(change => !change.IsRemoval && change.Index >= given.length);
            AttributeMap after = UpdateExpression.Parse(Source("UpdateExpression", text)).Apply(item);
            return after.Find("a"u8)!.Elements.Select(element => Encoding.UTF8.GetString(element.ScalarBytes()))
                .SequenceEqual(kept.Concat(Enumerable.Repeat("x", appended)));
        });
    }

    private static bool IsMet(string condition)
    {
        return ConditionExpression.Parse(Source("ConditionExpression", condition)).IsMet(Item);
    }

    private static ExpressionSource Source(string member, string text)
    {
        return new ExpressionSource(member, text, Placeholders);
    }

    private static bool IsParsedOrRefused(Action parse)
    {
        try
        {
            parse();
            return true;
        }
        catch (ServiceException error)
        {
            return error.Code == "ValidationException";
        }
    }

    private static Gen<decimal> Numbers()
    {
        return from digits in Gen.Choose(int.MinValue, int.MaxValue)
               from scale in Gen.Choose(0, 12)
               select new decimal(Math.Abs((long)digits)) / (decimal)Math.Pow(10, scale) * Math.Sign(digits);
    }

    private static AttributeValue Number(decimal value)
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        text = text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
        return AttributeValue.Number(text is "-0" or "" ? "0" : text);
    }

    private static AttributeValue Set(IEnumerable<string> elements)
    {
        string json = string.Join(",", elements.Select(element => $"\"{element}\""));
        return AttributeValue.Read(Encoding.UTF8.GetBytes($$"""{"SS":[{{json}}]}"""));
    }

    private static ServiceException Mismatch()
    {
        return new ServiceException("ValidationException", "mismatch");
    }

    private void Check<T>(Gen<T> values, Func<T, bool> holds)
    {
        output.WriteLine($"Seed {Seed}");
        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(Seed, 1), Prop.ForAll(values.ToArbitrary(), holds));
    }
}
