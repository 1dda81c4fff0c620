// Reads the generated clients as the compiler does: what it finds wrong, and what their responses are.
import path from 'node:path'
import ts from 'typescript'

const options = { noEmit: true, strict: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022,
	module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
	allowImportingTsExtensions: true, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: [] }

export function compile(files) {
	const program = ts.createProgram(files, options)
	const checker = program.getTypeChecker()
	const messages = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
		const at = file ? `${path.relative('', file.fileName)}:${file.getLineAndCharacterOfPosition(start).line + 1} ` : ''
		return at + ts.flattenDiagnosticMessageText(messageText, '\n')
	})
	return { messages, responses: file => responses(checker, program.getSourceFile(file)) }
}

// The type `Responses` of a file: its operations, and the places where it is `any`, `unknown` or,
// because nothing fitted, `never`.
function responses(checker, file) {
	const symbol = checker.getExportsOfModule(checker.getSymbolAtLocation(file))
		.find(({ name }) => name === 'Responses')
	const all = checker.getDeclaredTypeOfSymbol(symbol)
	const operations = checker.getPropertiesOfType(all).map(({ name }) => name)
	const untyped = [], seen = new Set()
	const visit = (type, place) => {
		if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never))
			untyped.push(`${place}: ${checker.typeToString(type)}`)
		if (seen.has(type)) return
		seen.add(type)
		if (type.isUnionOrIntersection()) type.types.forEach(one => visit(one, place))
		if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return
		if (checker.isArrayType(type) || checker.isTupleType(type)) {
			checker.getTypeArguments(type).forEach(one => visit(one, `${place}[]`))
			return
		}
		for (const property of checker.getPropertiesOfType(type))
			visit(checker.getTypeOfSymbol(property), `${place}.${property.name}`)
		for (const { type: one } of checker.getIndexInfosOfType(type)) visit(one, `${place}[…]`)
	}
	visit(all, path.basename(file.fileName))
	return { operations, untyped }
}
