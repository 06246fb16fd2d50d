using System.Linq;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Module.Commands;
using DdbCrossAccount.Module.Tests.Base;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Commands;

public sealed class GetDdbTableDefinitionCommandTests
{
    [Fact]
    public void Get_OneOfSeveralFails_WritesTheErrorAndReadsTheOthers()
    {
        var port = new RecordingPort();
        var engine = new FakeEngine();
        engine.Work = (_, _) => engine.Requests.Count == 1
            ? throw ErrorCatalogue.PathNotFileSystem("first", "Test")
            : System.Threading.Tasks.Task.CompletedTask;

        new GetDdbTableDefinitionCommand { TableName = ["One", "Two", "Three"], Source = Accounts.Source }.Attach(port, engine).RunAll();

        Assert.Equal([(Accounts.Source, "One"), (Accounts.Source, "Two"), (Accounts.Source, "Three")], engine.Requests);
        Assert.Equal("first", Assert.Single(port.Errors).Target);
        Assert.Equal(2, port.Results.Count(result => result is DdbTableDefinition));
    }
}
