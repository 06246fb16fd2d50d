using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Tests;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Tests.Base;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Arguments;

public sealed class CompletionTests
{
    private readonly FakeClock _clock = new();

    [Theory]
    [InlineData("or", new[] { "Orders", "orders-2" })]
    [InlineData("'Or", new[] { "Orders", "orders-2" })]
    [InlineData("", new[] { "Orders", "Items", "orders-2" })]
    [InlineData(null, new[] { "Orders", "Items", "orders-2" })]
    public void Offer_WordBegun_OffersWhatBeginsSo(string? word, string[] expected)
    {
        Assert.Equal(expected, Completion.Offer(_ => Names("Orders", "Items", "orders-2"), word, _clock));
    }

    [Fact]
    public void Offer_NamesCannotBeHad_OffersNothing()
    {
        Assert.Empty(Completion.Offer(_ => throw new InvalidOperationException(), "a", _clock));
    }

    [Fact]
    public void Offer_NamesTakeTooLong_OffersNothingAndCancels()
    {
        bool isCancelled = false;
        var stuck = new TaskCompletionSource<IReadOnlyList<string>>();

        IReadOnlyList<string> offered = Completion.Offer(
            token =>
            {
                token.Register(() => isCancelled = true);
                _clock.Advance(TimeSpan.FromSeconds(2));
                return stuck.Task;
            },
            "a",
            _clock);

        Assert.Empty(offered);
        Assert.True(isCancelled);
    }

    [Theory]
    [InlineData("Orders_1.x-y", "Orders_1.x-y")]
    [InlineData("my profile", "'my profile'")]
    [InlineData("it's", "'it''s'")]
    [InlineData("$x", "'$x'")]
    public void Quoted_NameThatPowerShellWouldReadOtherwise_IsInQuotes(string name, string expected)
    {
        Assert.Equal(expected, Completion.Quoted(name));
    }

    [Fact]
    public void TableNames_SourceBound_ListsItsTables()
    {
        var engine = new FakeEngine { TableNames = ["Orders", "Items"] };

        IReadOnlyList<string> names = new TableNameCompleter(engine)
            .Names("o", new Hashtable { ["Source"] = Accounts.Source, ["Target"] = Accounts.Target }, TimeProvider.System);

        Assert.Equal(["Orders"], names);
        Assert.Same(Accounts.Source, engine.Requests.Single());
    }

    [Fact]
    public void TableNames_ProfileBound_ConnectsIt()
    {
        var engine = new FakeEngine { TableNames = ["Orders"] };

        IReadOnlyList<string> names = new TableNameCompleter(engine)
            .Names(string.Empty, new Hashtable { ["Source"] = "prod" }, TimeProvider.System);

        Assert.Equal(["Orders"], names);
        Assert.Equal("prod", engine.Request<Core.Accounts.ConnectOptions>().ProfileName);
    }

    [Fact]
    public void TableNames_NoAccountOrAForeignObject_AreNone()
    {
        var completer = new TableNameCompleter(new FakeEngine { TableNames = ["Orders"] });

        Assert.Empty(completer.Names(string.Empty, new Hashtable(), TimeProvider.System));
        Assert.Empty(completer.Names(string.Empty, new Hashtable { ["Source"] = new Version(1, 2) }, TimeProvider.System));
    }

    [Fact]
    public void SandboxNames_SandboxBound_AreItsOwn()
    {
        var engine = new FakeEngine { OperationNames = ["GetItem", "PutItem"], TableNames = ["Orders", "Items"] };
        var bound = new Hashtable
        {
            ["Sandbox"] = new DdbSandbox { EndpointUrl = "http://127.0.0.1:1", Source = Accounts.Source, Target = Accounts.Target },
        };

        Assert.Equal(["PutItem"], new SandboxOperationCompleter(engine).Names("p", bound, TimeProvider.System));
        Assert.Equal(["Items", "Orders"], new SandboxTableNameCompleter(engine).Names(string.Empty, bound, TimeProvider.System));
        Assert.Equal(["fault-1"], new SandboxFaultIdCompleter(engine).Names(string.Empty, bound, TimeProvider.System));
        Assert.Equal([Accounts.Source, Accounts.Target], engine.Requests.OfType<DdbAccount>());
    }

    [Fact]
    public void SandboxNames_NoSandboxOrAForeignObject_AreNone()
    {
        var completer = new SandboxOperationCompleter(new FakeEngine { OperationNames = ["PutItem"] });

        Assert.Empty(completer.Names(string.Empty, new Hashtable(), TimeProvider.System));
        Assert.Empty(completer.Names(string.Empty, new Hashtable { ["Sandbox"] = "text" }, TimeProvider.System));
    }

    private static Task<IReadOnlyList<string>> Names(params string[] names) => Task.FromResult<IReadOnlyList<string>>(names);
}
