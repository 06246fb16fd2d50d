using System.Xml;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>One operation of a service of the query protocol (form in, XML out). One instance per process, made with the <see cref="SandboxServices"/>.</summary>
internal interface IQueryOperation
{
    /// <summary>Writes the members of the result, or throws a <see cref="ServiceException"/>.</summary>
    void Execute(QueryCall call, XmlWriter result);
}
