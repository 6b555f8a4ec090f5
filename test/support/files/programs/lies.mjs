process.stdout.write('{"type":"exe","pages":1,"active":false}\nMZ')
